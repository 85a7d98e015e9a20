/** Parameters that say where a reader came from and not what is read. */
const TRACKING =
  /^(?:utm_.*|at_(?:medium|campaign|link.*|bbc.*|custom.*|ptr.*|format)|fbclid|gclid|dclid|msclkid|mc_[ce]id|ref|ref_src|cmp|cmpid|ocid|ito|ns_.*|smid|smtyp|partner|rss|traffic_source|xtor|wt\.mc_id|spm|igshid|_ga|yclid|feed(?:type|name)?|source)$/i;

/** An address without what is told of the reader, for telling whether two lead to one text. Never throws. */
export function canonicalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href.replace(/\?$/, '').replace(/\/$/, '');
}
