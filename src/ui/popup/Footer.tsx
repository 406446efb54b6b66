import { useUi } from '../ui.ts';

const LINKS = ['status', 'lists', 'settings', 'erase'] as const;

export function Footer() {
  const { texts, model } = useUi();
  return (
    <nav class="footer" aria-label={texts.say('nav_label')}>
      {LINKS.map((section) => (
        <button key={section} type="button" class="link" onClick={() => model.openPage('dashboard', section)}>
          {texts.say(`nav_${section}`)}
        </button>
      ))}
    </nav>
  );
}
