/** Style of the single-file brief: paper and ink, a text serif, one accent for what can be pressed. */
export const HTML_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf6;
  --ink: #1d1c1a;
  --quiet: #5b5852;
  --line: #d8d3c7;
  --accent: #1f4f82;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171716;
    --ink: #e8e4da;
    --quiet: #aaa498;
    --line: #3a3833;
    --accent: #8fbaf0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 70ch;
  padding: 48px 24px 72px;
  background: var(--paper);
  color: var(--ink);
  font: 18px/1.55 Charter, "Bitstream Charter", "Sitka Text", Cambria, ui-serif, serif;
}
header { border-top: 3px solid var(--ink); border-bottom: 1px solid var(--line); padding: 14px 0 16px; }
.kind {
  display: flex;
  justify-content: space-between;
  margin: 0 0 18px;
  font: 13px/1.4 system-ui, sans-serif;
  letter-spacing: 0.04em;
  color: var(--quiet);
}
h1 { margin: 0 0 10px; font-size: 31px; line-height: 1.2; text-wrap: balance; }
h2 { margin: 36px 0 10px; font-size: 21px; line-height: 1.3; }
.said { margin: 0; padding: 0; list-style: none; }
.said li { margin: 0 0 10px; padding-left: 16px; border-left: 3px solid var(--ink); }
.said li.reported { border-left: 1px solid var(--line); padding-left: 18px; }
p { margin: 0 0 12px; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.stage, .outlet, .silence, .address, table, footer {
  font-family: system-ui, sans-serif;
  font-size: 14px;
  color: var(--quiet);
}
.stage { margin: 0; }
.key { margin: 16px 0 0; font: 14px/1.5 system-ui, sans-serif; color: var(--quiet); }
.outlet { white-space: normal; }
sup { font-size: 14px; line-height: 0; font-variant-numeric: tabular-nums; }
sup a { padding: 0 2px; text-decoration: none; }
ul, ol { padding-left: 24px; }
table { width: 100%; border-collapse: collapse; margin: 0 0 8px; color: inherit; }
caption { padding: 4px 0; text-align: left; font-weight: 600; }
th, td { padding: 4px 8px 4px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
footer { margin-top: 40px; border-top: 1px solid var(--line); }
footer li { margin: 0 0 8px; overflow-wrap: anywhere; }
q { color: var(--ink); }
.address { display: none; }
:target { background: color-mix(in srgb, var(--accent) 16%, transparent); }
@media (max-width: 640px) { body { font-size: 17px; padding: 24px 16px 48px; } }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --accent: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  h2 { break-after: avoid; }
  @page { margin: 20mm 18mm; }
  header { padding-top: 8px; }
  h1 { font-size: 19pt; }
  h2 { margin-top: 18pt; font-size: 13.5pt; }
  section p, .said li, footer li, table { break-inside: avoid; }
  caption, thead, h3 { break-after: avoid; }
  .stage, .outlet, .silence, .address, .key, .kind, table, footer { font-size: 9pt; }
  sup { font-size: 8pt; }
  q, a { color: inherit; }
  a { text-decoration: none; }
  .address { display: inline; }
  .back { display: none; }
}
`;
