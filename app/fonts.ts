import localFont from 'next/font/local';

/** The typeface of the Italian public administration, from our own address. Latin letters, two weights. */
export const titillium = localFont({
  src: [
    {
      path: '../node_modules/@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2',
      weight: '400',
    },
    {
      path: '../node_modules/@fontsource/titillium-web/files/titillium-web-latin-600-normal.woff2',
      weight: '600',
    },
  ],
  variable: '--font-titillium',
  display: 'swap',
});
