import type { BriefInput, Understood } from '../../src/briefs/index.ts';

export type Sentence = BriefInput['dispatches'][number]['sentences'][number];
export type Act = Understood['acts'][number];
export type Mention = Understood['mentions'][number];
