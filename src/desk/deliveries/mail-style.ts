/** Style of a mail: what mail programs know, with the look of the brief. Nothing in it is fetched. */
export const MAIL_STYLE = `:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px 40px; background: #fbfaf6; color: #1d1c1a; font: 17px/1.55 Charter, Cambria, Georgia, serif; }
main { max-width: 640px; margin: 0 auto; overflow-wrap: anywhere; }
.kind, .intro, .by, .rests, .foot { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; color: #5b5852; }
.kind { margin: 0 0 12px; padding-top: 12px; border-top: 3px solid #1d1c1a; font-size: 13px; letter-spacing: 0.04em; }
h1 { margin: 0 0 8px; font-size: 27px; line-height: 1.2; }
h2 { margin: 36px 0 8px; padding-top: 14px; border-top: 1px solid #d8d3c7; font-size: 20px; line-height: 1.3; }
h3 { margin: 16px 0 4px; font-size: 16px; line-height: 1.4; }
p { margin: 0 0 8px; }
ul { margin: 0 0 12px; padding-left: 20px; }
.intro, .foot { margin: 0 0 4px; font-size: 14px; }
.foot { margin-top: 36px; padding-top: 12px; border-top: 1px solid #d8d3c7; }
.by { font-size: 14px; }
.rests { font-size: 14px; line-height: 1.45; }
.rests li { margin: 0 0 4px; }
a { color: #1f4f82; }
h2 a { color: inherit; text-decoration: none; }
@media (prefers-color-scheme: dark) {
  body { background: #171716; color: #e8e4da; }
  .kind, .intro, .by, .rests, .foot { color: #aaa498; }
  .kind { border-color: #e8e4da; }
  h2, .foot { border-color: #3a3833; }
  a { color: #8fbaf0; }
}
`;
