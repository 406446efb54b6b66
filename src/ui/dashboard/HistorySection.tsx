import type { Snapshot } from '../../protocol.ts';
import { type Stretch, type Strip, stripsOf, windowOf } from '../history.ts';
import { relative } from '../time.ts';
import { useUi } from '../ui.ts';

/** One strip a service: when it did not load. */
export function HistorySection({ snapshot: { history, services, networks = [] } }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const names = new Map(services.map(({ id, name }) => [id, name]));
  const called = new Map(networks.map(({ key, name }) => [key, name]));
  const days = windowOf(history, nowMs);
  const nameOf = ({ service, role }: Strip) => {
    const name = names.get(service) ?? service;
    return role === 'calls' ? texts.say('history_calls', { name }) : name;
  };
  return (
    <section class="sheet">
      <h1>{texts.say('nav_history')}</h1>
      <p>{texts.say(history.length > 0 ? 'history_intro' : 'history_none')}</p>
      {history.length > 0 && (
        <div class="strips">
          {stripsOf(history, nowMs).map((strip) => (
            <StripLine
              key={`${strip.service} ${strip.network} ${strip.role}`}
              strip={strip}
              name={nameOf(strip)}
              where={called.get(strip.network ?? '') ?? null}
            />
          ))}
          <p class="strip-axis small">
            <span>{texts.plural('history_from', days)}</span>
            <span>{texts.say('history_now')}</span>
          </p>
        </div>
      )}
    </section>
  );
}

function StripLine({ strip: { down, last }, name, where }: { strip: Strip; name: string; where: string | null }) {
  const { texts, nowMs } = useUi();
  const when = relative(texts.language, last.atMs, nowMs);
  return (
    <div class="strip-line">
      <p>
        <b>{name}</b>{' '}
        <span class="small">{[where, texts.say(`history_${last.to}`, { when })].filter(Boolean).join(' · ')}</span>
      </p>
      <div class="strip" aria-hidden="true">
        {down.map((stretch) => (
          <span key={stretch.from} style={placeOf(stretch)} />
        ))}
      </div>
    </div>
  );
}

function placeOf({ from, to }: Stretch) {
  return { insetInlineStart: `${from * 100}%`, width: `${Math.max(0.5, (to - from) * 100)}%` };
}
