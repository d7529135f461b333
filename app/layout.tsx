import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { titillium } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = { title: { default: 'Tavolo', template: '%s · Tavolo' } };

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#10161d' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The policy's nonce is made for each request: a page drawn at build time would have none.
  await connection();
  const t = await getTranslations('common');
  return (
    <html lang={await getLocale()} className={titillium.variable}>
      <body>
        <a
          href="#main"
          className="sr-only z-50 bg-surface px-4 py-3 text-primary-strong underline focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t('skipToContent')}
        </a>
        {children}
      </body>
    </html>
  );
}
