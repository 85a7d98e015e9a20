/** A page in the shape of those of the UN Treaty Collection, of a treaty that does not exist; for tests. */
export interface SampleRow {
  readonly name: string;
  readonly cells: readonly string[];
  readonly note?: string;
}

export interface SamplePage {
  readonly number: string;
  readonly title: string;
  readonly counts: string;
  readonly columns: readonly string[];
  readonly rows: readonly SampleRow[];
  readonly notes?: readonly string[];
  readonly inForce?: string;
  readonly territories?: readonly (readonly [string, string, string])[];
}

const PREFIX = 'ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_';

function cell(text: string): string {
  return text === '' ? '<td>&nbsp;</td>' : `<td> &nbsp;${text}<br></td>`;
}

function noteLink(note: string | undefined): string {
  if (note === undefined) return '';
  return ` <SUP><A onclick='ShowNoteAll()' href='#${note}' class='noteIndex'>${note}</A> </SUP>`;
}

export function samplePage(page: SamplePage): string {
  const head = page.columns.map((name) => `<td valign="bottom">${name}<br></td>`).join('');
  const rows = page.rows.map(
    ({ name, cells, note }) =>
      `<tr class="trBWhite"><td><A href='#EndDec' class='noteIndex'>${name}</A>${noteLink(note)}<br></td>${cells.map(cell).join('')}</tr>`,
  );
  const notes = (page.notes ?? []).map(
    (text, index) =>
      `<tr><td><div id="${PREFIX}dgNotesAll_ctl${index}_divNotesAll"><a name='${index + 1}'>${index + 1}</a><index></index>${text}<br></div></td></tr>`,
  );
  const territories = (page.territories ?? []).map(
    ([who, day, what]) =>
      `<tr><td>${who} <SUP><A href='#1'>1</A> </superscript></td><td>${day}</td><td>${what}</td></tr>`,
  );
  return `<!DOCTYPE html><html><head><title>UNTC</title></head><body>
<form name="aspnetForm" method="post" action="./ViewDetails.aspx?src=TREATY&amp;mtdsg_no=${page.number}&amp;clang=_en">
<div id="${PREFIX}div3">STATUS AS AT : 05-03-2025 09:00:00 EDT</div>
<div id="${PREFIX}rptTreaty_ctl00_tcTreaty">6. ${page.title}</div>
<div id="${PREFIX}rptEIF_ctl00_tcText">${page.inForce ?? ''}, in accordance with article 9.</div>
<div id="${PREFIX}rptStatus_ctl00_tcText">${page.counts}</div>
<table id="${PREFIX}tblgrid" class="table"><tr class="thead-one">${head}</tr>${rows.join('')}</table>
<table id="${PREFIX}tblDec"><tr><td>Participant<br></td><td>Date of receipt of the notification</td><td>Territories</td></tr>${territories.join('')}</table>
<table>${notes.join('')}</table></form></body></html>`;
}
