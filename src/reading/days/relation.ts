import type { DayRelation } from '../types.ts';

/** Words before a day and what they make of it. Longer phrases stand first. */
const RELATIONS: readonly (readonly [RegExp, DayRelation])[] = [
  [/\b(?:no|not)\s+(?:earlier|sooner)\s+than\s+(?:in\s+)?(?:the\s+)?$/i, 'from'],
  [/(?:no|not)\s+later\s+than\s+(?:the\s+)?$/i, 'by'],
  [
    /\b(?:by|at\s+the\s+latest\s+by|to\s+be\s+completed\s+by)\s+(?:the\s+|early\s+|late\s+)?$/i,
    'by',
  ],
  [/\b(?:before|ahead\s+of|prior\s+to|(?:earlier|sooner)\s+than)\s+(?:the\s+)?$/i, 'before'],
  [/\b(?:since|ever\s+since)\s+(?:the\s+)?$/i, 'since'],
  [
    /\b(?:starting|beginning|as\s+from|with\s+effect\s+from|from)\s+(?:on\s+|in\s+)?(?:the\s+)?$/i,
    'since',
  ],
  [/\b(?:until|till|up\s+to|through|running\s+to|valid\s+to)\s+(?:the\s+)?$/i, 'until'],
  [/\b(?:after|following|later\s+than)\s+(?:the\s+)?$/i, 'after'],
  [/\b(?:during|throughout|over|in\s+the\s+course\s+of)\s+(?:the\s+)?$/i, 'during'],
  [/\b(?:about|around|circa|roughly|approximately|c\.)\s+(?:the\s+)?$/i, 'about'],
];

/** Words behind a day that say what it bounds: "in 2027 at the earliest", "in June at the latest". */
export function relationBehind(behind: string): DayRelation | null {
  const found = /^,?\s*at\s+the\s+(?:very\s+)?(earliest|soonest|latest)\b/i.exec(behind);
  if (found === null) return null;
  return found[1]?.toLowerCase() === 'latest' ? 'by' : 'from';
}

/** How a day stands to what is told of it, after the words before it; `on` for points and `during` for stretches without any. */
export function relationBefore(before: string, value: string): DayRelation {
  for (const [pattern, relation] of RELATIONS) if (pattern.test(before)) return relation;
  return value.includes('/') ? 'during' : 'on';
}
