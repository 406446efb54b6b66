import { useState } from 'preact/hooks';
import { Warning } from '../../components/Warning.tsx';
import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Switch } from './fields.tsx';

/** Whether the operator may be looked up on a click. Turning it on tells first who is asked, and what they learn. */
export function LookupSetting({ snapshot: { settings, locked }, effective: { policy } }: SettingsProps) {
  const { texts, model } = useUi();
  const [isAsking, setIsAsking] = useState(false);
  function turn(isOn: boolean) {
    setIsAsking(false);
    void model.set({ asnLookup: isOn });
  }
  return (
    <>
      <Switch
        label={texts.say('set_asn')}
        hint={texts.say(policy.lookups ? 'set_asn_hint' : 'set_asn_never')}
        isLocked={locked.includes('asnLookup')}
        isDisabled={!policy.lookups}
        isOn={policy.lookups && settings.asnLookup}
        onChange={(isOn) => (isOn ? setIsAsking(true) : turn(false))}
      />
      {isAsking && (
        <Warning
          text={texts.say('operator_explain')}
          yes={texts.say('set_asn_yes')}
          onYes={() => turn(true)}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
