import { useState } from 'preact/hooks';
import type { ServiceStatus } from '../../protocol.ts';
import { useUi } from '../ui.ts';
import { Warning } from './Warning.tsx';

interface Props {
  service: ServiceStatus;
  isBusy: boolean;
  isWarnedPlace: boolean;
  label?: string;
}

/** Checks one service again; where the place asks for it, after a warning that names the host. */
export function CheckOne({ service, isBusy, isWarnedPlace, label }: Props) {
  const { texts, model } = useUi();
  const [isAsking, setIsAsking] = useState(false);
  if (service.allowance === 'never') return <p class="small">{texts.say('check_one_never')}</p>;
  const needsWarning = service.allowance === 'one_at_a_time' || isWarnedPlace;
  if (isAsking)
    return (
      <Warning
        text={texts.say('warn_one', { host: service.url.split('/')[2] ?? service.name })}
        yes={texts.say('warn_one_yes')}
        onYes={() => {
          setIsAsking(false);
          void model.check([service.id], true);
        }}
        onNo={() => setIsAsking(false)}
      />
    );
  return (
    <button
      type="button"
      class="button"
      disabled={isBusy}
      onClick={() => (needsWarning ? setIsAsking(true) : void model.check([service.id]))}
    >
      {label ?? texts.say('check_one')}
    </button>
  );
}
