import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import { ImportList } from './ImportList.tsx';
import { OwnList } from './OwnList.tsx';
import { ServiceChoice } from './ServiceChoice.tsx';

export function ListsSection({ snapshot }: { snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const { settings, consent, locked } = snapshot;
  const isLocked = locked.includes('targets') || locked.includes('replaceTargets');
  return (
    <section class="sheet">
      <h1>{texts.say('nav_lists')}</h1>
      {!consent && <p>{texts.say('lists_after_consent')}</p>}
      {isLocked && <p>{texts.say('set_locked')}</p>}
      <ImportList isLocked={isLocked || !consent} />
      {settings.targets.length > 0 && <OwnList targets={settings.targets} isLocked={isLocked} />}
      {settings.replaceTargets ? (
        <div class="warning">
          <p>{texts.say('lists_replaced')}</p>
          <button
            type="button"
            class="button"
            disabled={isLocked}
            onClick={() => void model.request({ request: 'reset-targets' })}
          >
            {texts.say('lists_reset')}
          </button>
        </div>
      ) : (
        <ServiceChoice snapshot={snapshot} />
      )}
    </section>
  );
}
