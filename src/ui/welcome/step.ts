export type Step = 'what' | 'place' | 'occupied' | 'allow' | 'done' | 'declined';
