export { type ActInput, extractActs } from './extract-acts.ts';
export { compileGrammar, type Grammar } from './grammar.ts';
export type { Act, ActAccord, ActDay, ActReason, ActSpeaker } from './types.ts';
