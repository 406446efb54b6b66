import type { Snapshot } from '../../../protocol.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { useUi } from '../../ui.ts';

const ID = 'network/other';

/** For networks that the browser cannot tell apart: the person says which one this is. */
export function OtherNetwork({ snapshot: { networks = [] } }: { snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const named = networks.slice(1).filter(({ name }) => name !== null);
  async function move(to?: string) {
    const answer = await model.request({ request: 'move-network', ...(to && { to }) });
    if (answer.ok) model.toggle(ID, false);
  }
  return (
    <Disclosure id={ID} class="other-network" head={<span>{texts.say('network_elsewhere')}</span>}>
      {() => (
        <>
          <p>{texts.say('network_elsewhere_intro')}</p>
          <div class="buttons">
            {named.map(({ key, name }) => (
              <button key={key} type="button" class="button" onClick={() => void move(key)}>
                {name}
              </button>
            ))}
            <button type="button" class="button" onClick={() => void move()}>
              {texts.say('network_elsewhere_new')}
            </button>
          </div>
        </>
      )}
    </Disclosure>
  );
}
