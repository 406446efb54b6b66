import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import { effectiveOf } from './effective.ts';
import { LookSettings } from './LookSettings.tsx';
import { PlaceSetting } from './PlaceSetting.tsx';
import { PolicyTrouble } from './PolicyTrouble.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { ScheduleSettings } from './ScheduleSettings.tsx';

export function SettingsSection({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const props = { snapshot, effective: effectiveOf(snapshot) };
  return (
    <section class="sheet">
      <h1>{texts.say('nav_settings')}</h1>
      <PolicyTrouble errors={snapshot.policyErrors} />
      <PlaceSetting snapshot={snapshot} />
      <ScheduleSettings {...props} />
      <PrivacySettings {...props} />
      <LookSettings {...props} />
    </section>
  );
}
