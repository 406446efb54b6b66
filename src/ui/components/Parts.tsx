import type { RoleVerdict } from '../../core/types.ts';
import { useUi } from '../ui.ts';
import { glyphOf } from '../words.ts';
import { Glyph } from './Glyph.tsx';

/** The roles of a service, told apart where it has several. */
export function Parts({ roles }: { roles: readonly RoleVerdict[] }) {
  const { texts } = useUi();
  if (roles.length < 2) return null;
  return (
    <ul class="parts">
      {roles.map(({ role, verdict }) => (
        <li key={role}>
          <Glyph name={glyphOf({ result: { service: role, verdict, roles: [] }, pending: false })} />
          {texts.say(`role_${role}`)}
          <span class="small">{texts.say(`reach_${verdict.reach}`)}</span>
        </li>
      ))}
    </ul>
  );
}
