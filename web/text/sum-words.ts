import type { BriefPlace } from '../../src/briefs/index.ts';

type Place = Pick<BriefPlace, 'points' | 'parts'>;

function figure(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** The sum and its parts in a line: "10 points: stage: signed +4 · two origins +1". */
export function sumInWords({ points, parts }: Place): string {
  const sum = `${figure(points)} ${points === 1 ? 'point' : 'points'}`;
  const terms = parts.map(
    (part) => `${part.what} ${part.points > 0 ? '+' : ''}${figure(part.points)}`,
  );
  return terms.length === 0 ? sum : `${sum}: ${terms.join(' · ')}`;
}
