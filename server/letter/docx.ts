import mammoth from 'mammoth';

/** The text of a Word file, with its list marks and tables kept as markdown. Throws when the file is no .docx. */
export async function readDocx(file: Buffer): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: file },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return toMarkdown(value);
}

function toMarkdown(html: string): string {
  return markLists(html)
    .replace(/<img[^>]*>/g, '')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, (_, address: string, label: string) =>
      label === address ? label : `[${label}](${address})`,
    )
    .replace(/<br \/>/g, '\n')
    .replace(/<\/p>\s*(?=<\/t[dh]>)/g, '')
    .replace(/<\/t[dh]>\s*(?=<t[dh])/g, ' | ')
    .replace(/<\/(?:p|h\d|table)>/g, '\n\n')
    .replace(/<\/(?:li|tr|ul|ol)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\n{3,}/g, '\n\n');
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};

/** Puts "1. " or "- " in front of list items, as Word shows them. */
function markLists(html: string): string {
  let numbered = false;
  let count = 0;
  return html.replace(/<(ol|ul|li)>/g, (_, tag: string) => {
    if (tag === 'li') return numbered ? `\n${++count}. ` : '\n- ';
    numbered = tag === 'ol';
    count = 0;
    return '\n';
  });
}
