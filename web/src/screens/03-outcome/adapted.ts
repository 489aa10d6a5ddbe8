/** What the answers change in a session, as sentences. The numbers and lists are the engine's. */
import type { AdaptationsReport, Dose } from '../../engine/types.gen';
import { lower, say, sayOf } from '../../words/say';

export function adapted(x: AdaptationsReport, dose: Dose): readonly string[] {
  const names = (kind: string, ids: readonly string[]): string => ids.map((id) => lower(sayOf(`${kind}.${id}.name`))).join(', ');
  const lines: readonly (readonly [boolean, () => string])[] = [
    [x.holdMax < dose.hold.max, () => say('adapt.hold', { seconds: x.holdMax })],
    [x.discomfortMax < dose.ceiling.max, () => say('adapt.discomfort', { n: x.discomfortMax })],
    [!x.pacing, () => say('adapt.pacing')],
    [x.firmnesses.length > 0, () => say('adapt.soft')],
    [x.tools.length > 0, () => say('adapt.tool', { names: names('tool', x.tools) })],
    [x.sites.length > 0, () => say('adapt.sites', { names: names('site', x.sites) })],
    [x.techniques.length > 0, () => say('adapt.technique', { names: names('technique', x.techniques) })],
    [x.seeDoctor === true, () => say('adapt.doctor')],
  ];
  return lines.filter(([when]) => when).map(([, line]) => line());
}
