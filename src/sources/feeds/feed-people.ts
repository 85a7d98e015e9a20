import { safeAddress } from './feed-address.ts';
import { type FeedBag, type FeedScope, keep, listIn, textOfElement } from './feed-scope.ts';
import type { XmlElement } from './xml-tree.ts';

const EMAIL = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/;

/** A person of whom one line is written: `Name (a@b)`, `a@b (Name)`, `Name <a@b>`. */
function personOfLine(line: string): FeedBag {
  const email = EMAIL.exec(line.slice(0, 500))?.[0];
  if (email === undefined) return line === '' ? {} : { name: line };
  const name = line
    .replace(email, '')
    .replace(/\(\s*\)|<\s*>|&lt;\s*&gt;/g, '')
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^[()<>\s]+|[()<>\s]+$/g, '')
    .trim();
  return { ...(name === '' ? {} : { name }), email };
}

function personOf(element: XmlElement, base: string): FeedBag {
  const person: FeedBag = {};
  let hasParts = false;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const name = child.name.replace(/^(?:itunes|foaf|rdf)_/, '');
    const text = textOfElement(child);
    if (name === 'name' || name === 'email') {
      person[name] = text;
      hasParts = true;
    } else if (name === 'url' || name === 'uri' || name === 'homepage') {
      person['href'] = safeAddress(base, text);
      hasParts = true;
    }
  }
  return hasParts ? person : personOfLine(textOfElement(element));
}

function lineOf(person: FeedBag): string {
  const name = typeof person['name'] === 'string' ? person['name'] : '';
  const email = typeof person['email'] === 'string' ? person['email'] : '';
  if (name !== '' && email !== '') return `${name} (${email})`;
  return name === '' ? email : name;
}

/** Keeps an author or a publisher: the line, its parts and, for authors, the list of all. */
export function keepPerson(
  element: XmlElement,
  scope: FeedScope,
  role: 'author' | 'publisher',
): void {
  const person = personOf(element, scope.base);
  if (Object.keys(person).length === 0) return;
  if (role === 'author') listIn(scope.bag, 'authors').push(person);
  if (keep(scope, role, lineOf(person))) scope.bag[`${role}_detail`] = person;
}

export function keepContributor(element: XmlElement, scope: FeedScope): void {
  const { bag, base } = scope;
  const person = personOf(element, base);
  if (Object.keys(person).length > 0) listIn(bag, 'contributors').push(person);
}
