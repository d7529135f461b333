import { getTranslations } from 'next-intl/server';
import { PageFrame } from '#components/ui/page-frame.tsx';

export default async function NotFound() {
  const t = await getTranslations('notFound');
  return (
    <PageFrame>
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="mt-3">{t('text')}</p>
      <p className="mt-6">
        <a href="/" className="font-semibold text-primary-strong underline underline-offset-4">
          {t('home')}
        </a>
      </p>
    </PageFrame>
  );
}
