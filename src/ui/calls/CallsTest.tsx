import { useState } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';
import { Warning } from '../components/Warning.tsx';
import { useUi } from '../ui.ts';
import { inPlace } from './words.ts';

interface Props {
  snapshot: Snapshot;
  /** One service; none for what the place lets a click ask at once. */
  service?: { id: string; name: string };
}

/** Tests calls after what has to be read first: an explanation the first time, a warning of the place each time. */
export function CallsTest({ snapshot, service }: Props) {
  const { texts, model } = useUi();
  const [asking, setAsking] = useState<readonly string[]>([]);
  const { calls, activity, consent, permission } = snapshot;
  if (!calls || calls.scope === 'never') return null;
  if (calls.running) return <CallsProgress running={calls.running} />;
  const who = whoOf(calls.scope, service);
  const test = () =>
    void model.request({
      request: 'check-calls',
      ...(service && { ids: [service.id] }),
      ...(calls.warn && { warned: true }),
    });
  const goOn = (left: readonly string[]) => {
    setAsking(left);
    if (left.length === 0) test();
  };
  const [now, ...later] = asking;
  if (now)
    return (
      <Warning
        // A second one is another question, with the harmless answer in focus again.
        key={now}
        text={texts.say(inPlace(now, snapshot), { who: texts.say(`calls_who_${who}`, { name: service?.name ?? '' }) })}
        yes={texts.say(`${now}_yes`)}
        onYes={() => goOn(later)}
        onNo={() => setAsking([])}
      />
    );
  return (
    <button
      type="button"
      class="button"
      disabled={activity.kind === 'checking' || !consent || !permission}
      onClick={() => goOn(toRead(calls))}
    >
      {texts.say(`calls_test_${who}`, { name: service?.name ?? '' })}
    </button>
  );
}

function whoOf(scope: 'all' | 'one', service: Props['service']): 'all' | 'one' | 'network' {
  return service ? 'one' : scope === 'all' ? 'all' : 'network';
}

/** What is to be read before anything is sent. */
function toRead({ checkedMs, scope, warn }: NonNullable<Snapshot['calls']>): readonly string[] {
  if (warn) return ['calls_explain', 'calls_warn_again'];
  if (checkedMs === null) return ['calls_explain'];
  return scope === 'one' ? ['calls_warn'] : [];
}

function CallsProgress({ running: { done, total } }: { running: { done: number; total: number } }) {
  const { texts, model } = useUi();
  const words = texts.say('calls_running', { done, total });
  return (
    <div class="calls-running" role="status">
      <p>{words}</p>
      <progress value={done} max={Math.max(1, total)} aria-label={words} />
      <button type="button" class="button" onClick={() => model.cancel()}>
        {texts.say('check_cancel')}
      </button>
    </div>
  );
}
