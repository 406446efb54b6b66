import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import { cardOf, namedAtFirst, networkName, textOf } from './card.ts';
import { SharePicture } from './SharePicture.tsx';
import { ShareServices } from './ShareServices.tsx';
import { ShareText } from './ShareText.tsx';

/** What a person may pass on, shown exactly as it will leave. */
export function ShareSection({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const [services, setServices] = useState<ReadonlySet<string>>(() => new Set(namedAtFirst(snapshot)));
  const [namesNetwork, setNamesNetwork] = useState(false);
  const card = cardOf(snapshot, { services, namesNetwork }, texts);
  const network = networkName(snapshot);
  return (
    <section class="sheet">
      <h1>{texts.say('nav_share')}</h1>
      <p>{texts.say(card ? 'share_intro' : 'share_none')}</p>
      {card && (
        <>
          <ShareServices snapshot={snapshot} named={services} onChange={setServices} />
          {network && (
            <div class="setting">
              <label class="check">
                <input
                  autocomplete="off"
                  type="checkbox"
                  checked={namesNetwork}
                  onChange={(event) => setNamesNetwork(event.currentTarget.checked)}
                />
                <span>{texts.say('share_name_network', { name: network })}</span>
              </label>
              <span class="small">{texts.say('share_name_hint')}</span>
            </div>
          )}
          <ShareText text={textOf(card)} />
          <SharePicture card={card} />
        </>
      )}
    </section>
  );
}
