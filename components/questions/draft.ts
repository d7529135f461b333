/** What is being written, kept until it is sent: the field goes while questions are closed, pages are reloaded. */
export function loadDraft(slug: string): string {
  try {
    return sessionStorage.getItem(keyOf(slug)) ?? '';
  } catch {
    // Some browsers refuse storage altogether; then there is nothing to bring back.
    return '';
  }
}

export function saveDraft(slug: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(keyOf(slug));
    else sessionStorage.setItem(keyOf(slug), text);
  } catch {
    // As above: the text is still in the field.
  }
}

const keyOf = (slug: string) => `tavolo-draft:${slug}`;
