import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../protocol.ts';
import { Warning } from '../../components/Warning.tsx';
import { relative } from '../../time.ts';
import { useUi } from '../../ui.ts';

type Step = 'idle' | 'explaining' | 'asking' | 'failed';

/** Who runs this network, on a click, and the first time only after it was told who is asked and what they learn. */
export function OperatorLine({ snapshot: { network, settings, locked } }: { snapshot: Snapshot }) {
  const { texts, model, nowMs } = useUi();
  const [step, setStep] = useState<Step>('idle');
  async function ask() {
    setStep('asking');
    const isOn = settings.asnLookup || (await model.set({ asnLookup: true }));
    const answer = isOn ? await model.request({ request: 'look-up-network' }) : { ok: false };
    setStep(answer.ok ? 'idle' : 'failed');
  }
  if (step === 'explaining')
    return (
      <Warning
        text={texts.say('operator_explain')}
        yes={texts.say('operator_turn_on')}
        onYes={() => void ask()}
        onNo={() => setStep('idle')}
      />
    );
  const operator = network?.operator;
  const when = relative(texts.language, network?.atMs ?? nowMs, nowMs);
  return (
    <>
      <p class="with-button">
        {operator && <span>{texts.say('operator_known', { operator, asn: String(network.asn), when })}</span>}
        {!locked.includes('asnLookup') && (
          <button
            type="button"
            class="link"
            disabled={step === 'asking'}
            onClick={() => (settings.asnLookup ? void ask() : setStep('explaining'))}
          >
            {texts.say(step === 'asking' ? 'operator_asking' : operator ? 'operator_again' : 'operator_ask')}
          </button>
        )}
      </p>
      <p class="small" role="status">
        {step === 'failed' && texts.say('operator_failed')}
      </p>
    </>
  );
}
