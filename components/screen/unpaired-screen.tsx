import { useTranslations } from 'next-intl';
import styles from './screen.module.css';

/** A screen that may not show the meeting yet: calm, with what to do about it. No form: there is no keyboard in a hall. */
export function UnpairedScreen({ title }: { title: string | null }) {
  const t = useTranslations('screen.unpaired');
  return (
    <main id="main" className={styles.screen} data-scene="unpaired">
      <div className={styles.message}>
        <div>
          <p className={styles.label}>{t('label')}</p>
          {title && (
            <p className={styles.title} data-long={title.length > 70 || undefined}>
              <bdi>{title}</bdi>
            </p>
          )}
          <p className={styles.more}>{t('how')}</p>
        </div>
      </div>
    </main>
  );
}
