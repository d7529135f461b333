import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './screen.module.css';

interface JoinBlockProps {
  host: string;
  code: string;
  qr: ReactNode;
}

/** How to take part, large: while nothing is on air. */
export function JoinBlock({ host, code, qr }: JoinBlockProps) {
  const t = useTranslations('screen');
  return (
    <div className={styles.join}>
      <div className={styles.largeQr}>{qr}</div>
      <p className={styles.joinLine}>
        {t('joinAt')} <bdi className={styles.strong}>{host}</bdi>
      </p>
      <p className={styles.code}>
        <span className={styles.codeWord}>{t('code')}</span> <CodeDigits code={code} />
      </p>
    </div>
  );
}

/** The same beside a question on air, small. */
export function JoinCorner({ host, code, qr }: JoinBlockProps) {
  const t = useTranslations('screen');
  return (
    <div className={styles.corner}>
      <p className={styles.cornerText}>
        <bdi>{host}</bdi>
        <span className={styles.strong}>
          {t('code')} <CodeDigits code={code} />
        </span>
      </p>
      <div className={styles.smallQr}>{qr}</div>
    </div>
  );
}

/** In groups of three, as people read numbers aloud. */
function CodeDigits({ code }: { code: string }) {
  return <span className={styles.digits}>{code.replace(/(\d{3})(?=\d)/gu, '$1\u2009')}</span>;
}
