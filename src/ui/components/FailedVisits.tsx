import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { useUi } from '../ui.ts';
import { CheckOne } from './CheckOne.tsx';
import { Reports } from './Reports.tsx';

/** An offer is for whoever still wonders. */
const FRESH_MS = 60 * 60_000;

/** What failed when the user opened it, and the offer to find out why; a later check of it takes the offer's place. */
export function FailedVisits({ snapshot }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const offered = (snapshot.failedVisits ?? []).flatMap(({ service, atMs }) => {
    const own = snapshot.services.find(({ id }) => id === service);
    return own && nowMs - atMs < FRESH_MS && !isExplained(own, atMs, nowMs) ? [own] : [];
  });
  if (offered.length === 0) return null;
  return (
    <section class="visits" aria-label={texts.say('visit_label')}>
      {offered.map((service) => (
        <Offer key={service.id} service={service} snapshot={snapshot} />
      ))}
    </section>
  );
}

/** A browser loads a failed page again by itself: what was found out just before still explains it. */
function isExplained({ checkedMs, result }: ServiceStatus, atMs: number, nowMs: number): boolean {
  if (checkedMs === null || !result) return false;
  return checkedMs > atMs || (result.verdict.reach !== 'reachable' && nowMs - checkedMs < FRESH_MS);
}

function Offer({ service, snapshot }: { service: ServiceStatus; snapshot: Snapshot }) {
  const { texts } = useUi();
  const { policy, permission, activity } = snapshot;
  if (service.pending) return null;
  return (
    <div class="visit">
      <p>{texts.say('visit_failed', { name: service.name })}</p>
      {service.allowance === 'never' && service.reports.length > 0 && (
        <Reports reports={service.reports.map((report) => ({ report }))} />
      )}
      <CheckOne
        service={service}
        isBusy={activity.kind === 'checking' || !permission}
        isWarnedPlace={policy.click.warn}
        label={texts.say('visit_why')}
      />
    </div>
  );
}
