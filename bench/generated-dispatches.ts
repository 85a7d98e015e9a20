import { addDays, civilDay, startOfDayAt } from '../src/kernel/index.ts';
import type { SourceDocument } from '../src/sources/index.ts';

/**
 * Dispatches made from templates, with the skew of news: a few states and accords are in most of it, most stories have one
 * to three dispatches and a few have hundreds, and a third of the dispatches of a story repeat one text under another outlet.
 */

const STATES = [
  ...['Kazakhstan', 'Israel', 'France', 'Japan', 'Brazil', 'Kenya', 'Egypt', 'India', 'Poland'],
  ...['Chile', 'Norway', 'Ghana', 'Vietnam', 'Jordan', 'Peru', 'Latvia', 'Nepal', 'Fiji', 'Oman'],
  ...['Estonia', 'Morocco', 'Uruguay', 'Senegal', 'Mongolia', 'Iceland', 'Botswana', 'Cambodia'],
  ...['Bolivia', 'Zambia', 'Tunisia', 'Malta', 'Bhutan', 'Gabon', 'Tonga', 'Samoa', 'Belize'],
];
const PACTS = [
  'Trade',
  'Fisheries',
  'Transit',
  'Extradition',
  'Aviation',
  'Energy',
  'Water',
  'Visa',
];
const FORMS = ['Agreement', 'Convention', 'Protocol', 'Memorandum', 'Treaty'];
const CITIES = ['Geneva', 'Vienna', 'Nairobi', 'Singapore', 'Montevideo', 'Rabat', 'Oslo', 'Doha'];
const OUTLETS = 60;
const FIRST_DAY = civilDay('2020-01-01');
/** Every so many stories one is followed by hundreds. */
const FLOOD_EVERY = 400;
const FLOOD_SIZE = 300;

type Say = (story: Story) => string;

const STEPS: readonly { readonly title: Say; readonly lead: Say }[] = [
  {
    title: ({ a, b, pact }) => `${a}, ${b} agree to negotiate ${pact}`,
    lead: ({ a, b, pact, city }) =>
      `${a} and ${b} agreed on {weekday} in ${city} to open negotiations on the ${pact}, their foreign ministries said.`,
  },
  {
    title: ({ a, b, pact }) => `${a} and ${b} to sign ${pact} next month`,
    lead: ({ a, b, pact, city }) =>
      `${a} and ${b} will sign the ${pact} in ${city} next month, a spokesman of the foreign ministry of ${a} said on {weekday}.`,
  },
  {
    title: ({ a, b, pact }) => `${a} signs ${pact} with ${b}`,
    lead: ({ a, b, pact, city }) =>
      `${a} signed the ${pact} with ${b} on {weekday} in ${city}, ending two years of talks.`,
  },
  {
    title: ({ a, pact }) => `Parliament of ${a} ratifies ${pact}`,
    lead: ({ a, b, pact }) =>
      `${a} ratified the ${pact} with ${b} on {weekday}, the foreign ministry announced.`,
  },
  {
    title: ({ a, b }) => `${a} recalls ambassador from ${b}`,
    lead: ({ a, b }) =>
      `${a} recalled its ambassador from ${b} on {weekday} after a dispute over a border post.`,
  },
  {
    title: ({ a, pact }) => `${a} threatens to leave ${pact}`,
    lead: ({ a, b, pact }) =>
      `${a} may withdraw from the ${pact} with ${b} if tariffs are not lifted, its trade minister warned on {weekday}.`,
  },
];

/** What stories are about besides their act; each takes a few of them, and names of its own. */
const THINGS =
  `harbour railway glacier orchard vaccine satellite copper museum cement lithium poultry cable barley tunnel archive ferry
  cotton reservoir bakery telescope turbine sawmill refinery lighthouse monastery stadium pipeline granary observatory cannery
  textile fertilizer plywood antenna warehouse apprentice pension quarry vineyard hatchery locomotive aqueduct customs shipyard
  asphalt hospital laboratory scholarship wetland coal salmon tariff livestock timber zinc sugar bauxite uranium grain gas fleet
  border village mountain island corridor airport bridge dam river forest steel rubber tea coffee cocoa tobacco diamond pearl`
    .split(/\s+/)
    .filter((word) => word !== '');
const SYLLABLES = 'ba ko ri mu ten sal vor qui dje lan pro zhe mi tor ka nel fi gro hu sta'.split(
  ' ',
);

const REST: readonly Say[] = [
  ({ names, things }) =>
    `${names[0]}, who led the delegation, called it “a matter of ${things[0]} and ${things[1]}” and thanked ${names[1]}.`,
  ({ pact, number, things }) =>
    `The ${pact} has ${number} articles on ${things[2]} and ${things[3]} worth ${number * 3} million dollars.`,
  ({ names, things }) =>
    `In ${names[2]}, where the ${things[0]} was closed in spring, residents asked ${names[3]} for an answer.`,
  ({ city, names }) =>
    `A commission under ${names[1]} is to meet in ${city} before the end of the year.`,
  ({ names, things }) =>
    `${names[4]} reported that the ${things[1]} near ${names[2]} had been repaired.`,
  ({ number, things }) =>
    `Members counted ${number} points on the ${things[4]} that they want explained.`,
  ({ names, things }) =>
    `Critics around ${names[5]} said that the ${things[2]} would suffer and the ${things[5]} with it.`,
  ({ names, things }) => `Traders of ${things[3]} in ${names[2]} expect delays, said ${names[5]}.`,
];

/** What stands further down in a text of the length of news; `b` and `c` are states of the story. */
const FURTHER: readonly ((
  story: Story,
  some: { name: () => string; thing: () => string; number: () => number },
) => string)[] = [
  ({ a, b }, { thing, number }) =>
    `Trade between ${a} and ${b} in ${thing()} and ${thing()} came to ${number() * 7} million dollars last year, according to customs data, after ${number()} years in which it hardly moved.`,
  ({ pact }, { name, thing }) =>
    `${name()}, who has followed the file since it was opened, said the ${pact} would be judged by what becomes of the ${thing()} near ${name()} and not by its preamble.`,
  ({ a }, { name, thing }) =>
    `In the capital of ${a} a small crowd with banners about ${thing()} stood outside the ministry through the afternoon; ${name()}, a teacher, had come by bus from ${name()}.`,
  ({ b, pact }, { thing, number }) =>
    `Officials in ${b} put the cost of carrying out the ${pact} at ${number()} million dollars over ${number() % 9} years, most of it for ${thing()} and the offices that keep count of it.`,
  ({ c }, { name, thing }) =>
    `${c}, whose ${thing()} passes through the same valley, was not at the table. Its envoy ${name()} told reporters that it would read the text before it said anything.`,
  (_, { name, thing }) =>
    `“Nobody here believes in ${thing()} any more,” said ${name()}, who keeps a shop for ${thing()} in ${name()}. “We will see it when the first lorry comes.”`,
  ({ city }, { name, number }) =>
    `The rooms in ${city} had been booked for ${number() % 6} days. By the second evening, according to ${name()}, most of the ${number()} points on the list were ticked and the rest had been moved to annexes.`,
  ({ pact }, { thing, number }) =>
    `Article ${number()} of the ${pact}, on ${thing()}, had been the hardest. It names a period of ${number()} months, and leaves to a later meeting what happens to ${thing()} that crosses the line by night.`,
  (_, { name, thing, number }) =>
    `A study by the institute of ${name()} counted ${number()} such papers in the region since the turn of the century. About half of them, it found, changed something for the owners of ${thing()}.`,
  ({ a, b }, { name, thing }) =>
    `The mood between ${a} and ${b} had been cool since a dispute over a ${thing()} in ${name()}. Neither side mentioned it in public, and the two delegations stayed in different hotels.`,
  (_, { name, thing }) =>
    `At the ${thing()} of ${name()} work went on as on any other day. The foreman, ${name()}, said he had heard of it on the radio and that the price of ${thing()} mattered more.`,
  ({ c, city }, { number, thing }) =>
    `Observers from ${c} and ${number() % 12} other countries sat in ${city} without a vote, with headphones and a stack of paper on ${thing()}.`,
];

/** Paragraphs until the text has so many words; the same for the same story. */
function furtherOf(story: Story, words: number): string[] {
  const random = generator(story.id + 1);
  const some = {
    name: () => nameOf(random),
    thing: () => THINGS[Math.floor(random() * THINGS.length)] ?? '',
    number: () => 3 + Math.floor(random() * 90),
  };
  const paragraphs: string[] = [];
  for (let left = words; left > 0; ) {
    const say = FURTHER[Math.floor(random() * FURTHER.length)];
    const paragraph = say?.(story, some) ?? '';
    paragraphs.push(paragraph);
    left -= paragraph.split(' ').length;
  }
  return paragraphs;
}

interface Story {
  readonly id: number;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly pact: string;
  readonly city: string;
  readonly number: number;
  readonly step: number;
  readonly size: number;
  /** Of persons and places, that no other story has. */
  readonly names: readonly string[];
  readonly things: readonly string[];
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the list, the earlier the likelier. */
function skewed<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(list.length ** random()) - 1] ?? (list[0] as T);
}

function nameOf(random: () => number): string {
  const word = Array.from(
    { length: 2 + Math.floor(random() * 2) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function storyOf(id: number, random: () => number): Story {
  const a = skewed(STATES, random);
  const others = STATES.filter((state) => state !== a);
  const b = skewed(others, random);
  const c = skewed(
    others.filter((state) => state !== b),
    random,
  );
  const place = skewed(CITIES, random);
  const isFlood = id % FLOOD_EVERY === FLOOD_EVERY - 1;
  return {
    ...{ id, a, b, c },
    pact: `${place} ${skewed(PACTS, random)} ${skewed(FORMS, random)}`,
    city: skewed(CITIES, random),
    number: 3 + Math.floor(random() * 90),
    names: Array.from({ length: 6 }, () => nameOf(random)),
    things: Array.from({ length: 6 }, () => THINGS[Math.floor(random() * THINGS.length)] ?? ''),
    step: Math.floor(random() * STEPS.length),
    size: isFlood ? FLOOD_SIZE : 1 + Math.floor(random() ** 3 * 9),
  };
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** So many dispatches, at so many a day and with at least so many words each; the same in every run. */
export function* generatedDispatches(
  count: number,
  {
    perDay = 400,
    seed = 20_261_126,
    words = 0,
  }: { readonly perDay?: number; readonly seed?: number; readonly words?: number } = {},
): Generator<SourceDocument> {
  const random = generator(seed);
  let made = 0;
  for (let id = 0; made < count; id += 1) {
    const story = storyOf(id, random);
    const first = addDays(FIRST_DAY, Math.floor(made / perDay));
    const step = STEPS[story.step % STEPS.length];
    let text = '';
    for (let place = 0; place < story.size && made < count; place += 1) {
      const day = addDays(first, Math.floor(random() * 3));
      const weekday = WEEKDAYS[new Date(startOfDayAt(day)).getUTCDay()] ?? 'Monday';
      if (place % 3 === 0 || text === '') {
        const rest = REST.filter(() => random() < 0.6).map((say) => say(story));
        const opening = [step?.lead(story).replace('{weekday}', weekday) ?? '', ...rest];
        const missing = words - opening.join(' ').split(' ').length;
        text = [...opening, ...furtherOf(story, missing)].join('\n\n');
      }
      made += 1;
      const outlet = Math.floor(OUTLETS * random() ** 2);
      yield {
        name: `generated ${made}`,
        mediaType: 'text/plain',
        content: text,
        sizeBytes: Buffer.byteLength(text),
        meta: {
          address: `https://outlet-${outlet}.example/story/${made}`,
          outlet: `Outlet ${outlet}`,
          outletKind: outlet % 7 === 0 ? 'wire' : 'national-daily',
          title: step?.title(story) ?? null,
          byline: null,
          language: 'en',
          publishedAt: startOfDayAt(day) + Math.floor(random() * 86_400) * 1_000,
          publishedDay: day,
          revisionOf: null,
          sourceId: `urn:generated:${made}`,
        },
      };
    }
  }
}
