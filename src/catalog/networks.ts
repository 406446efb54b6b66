/**
 * Numbers of networks (AS) whose registered name hints at a territory of Ukraine under occupation. A hint to ask by, never
 * to decide by: names were read, not routes, and addresses move. Prepared from AS names in lists derived from RIPE.
 */
export const NETWORKS_SOURCE = {
  text: 'AS names in C24Be/AS_Network_List and @ip-location-db/asn',
  date: '2026-08-22',
};

export type Area = 'crimea' | 'donetsk' | 'luhansk' | 'south';

export interface NetworkHint {
  readonly area: Area;
  /** Whether the registered name states the place or its operator, or the link is weaker. */
  readonly strength: 'stated' | 'weak';
}

type Row = NetworkHint & { readonly numbers: readonly number[] };

export const HINTS: readonly Row[] = [
  {
    area: 'crimea',
    strength: 'stated',
    // Miranda-Media, K-telekom, CrimeaCom South, Crimeainfocom, SEVSTAR, Sevastopol Telekom, Yalta-TV, TRK Yalta, Bospor-Telecom,
    // KERCHNET, Citadel Crimea, KRYMTELECOM, "Starlink Crimea" (not of SpaceX), CrimeaTechnology, CRIMEA-IX, Simferopol airport,
    // Crimean Soda Plant, Sevastopol State University.
    numbers: [
      201776, 21445, 47203, 203451, 28761, 8654, 35816, 59833, 57093, 47939, 42238, 39047, 56587, 215167, 204791, 41269,
      43222, 44139, 198899, 200007,
    ],
  },
  // CRELCOM, Ardinvest, VOLNA.
  { area: 'crimea', strength: 'weak', numbers: [6789, 39751, 51211, 196716, 196705, 201302] },
  // Ugletelecom, "Republican Telecommunications".
  { area: 'donetsk', strength: 'stated', numbers: [39089, 206810, 202279, 214721] },
  // Komtelekom, Komtel, Level-Donetsk, Ekran.
  { area: 'donetsk', strength: 'weak', numbers: [59687, 214697, 211692, 196742] },
  // Lugansk Communication, Lugansk Telephone Co, Luganet, Multinet-Lugan, LNRA.
  { area: 'luhansk', strength: 'stated', numbers: [208890, 29031, 39728, 209720, 41411] },
  // SEA TELECOM (Melitopol), Genichesk Online.
  { area: 'south', strength: 'stated', numbers: [215503, 215654] },
];

/** Registered in Ukraine, and liberated or unclear: no question is asked of these. */
export const NOT_LABELLED: readonly number[] = [47598, 49168, 56404, 56359, 21151, 20590, 52213, 42782, 56446];

/** Returns what the number of a network hints at, null for nothing. National operators hint at nothing: they are everywhere. */
export function hintOf(asn: number): NetworkHint | null {
  return (!NOT_LABELLED.includes(asn) && HINTS.find(({ numbers }) => numbers.includes(asn))) || null;
}
