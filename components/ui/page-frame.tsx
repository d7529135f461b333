import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from './language-switch.tsx';

interface PageFrameProps {
  /** False where the page promises programs that its one button is the only one. */
  offersLanguages?: boolean;
  children: ReactNode;
}

/** The frame of a page that is read: name of the product, language, one column of comfortable lines. */
export async function PageFrame({ offersLanguages = true, children }: PageFrameProps) {
  const t = await getTranslations('ui');
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-4 sm:px-8">
      <header className="flex items-center justify-between border-b border-line py-3">
        <a href="/" className="inline-flex min-h-11 items-center text-lg font-semibold text-primary-strong">
          Tavolo
        </a>
        {offersLanguages ? <LanguageSwitch locale={await getLocale()} label={t('language')} /> : null}
      </header>
      <main id="main" className="flex-1 py-8">
        {children}
      </main>
      <footer className="border-t border-line py-4 text-sm text-muted">{t('footer')}</footer>
    </div>
  );
}
