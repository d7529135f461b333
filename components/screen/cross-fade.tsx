'use client';

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './screen.module.css';

interface Picture {
  key: string;
  node: ReactNode;
}

/** Blends one picture into the next; where motion is not wanted, the next is there at once. */
export function CrossFade({ pictureKey, children }: { pictureKey: string; children: ReactNode }) {
  const shown = useRef<Picture>({ key: pictureKey, node: children });
  const [leaving, setLeaving] = useState<Picture | null>(null);
  useLayoutEffect(() => {
    if (shown.current.key !== pictureKey) setLeaving(shown.current);
    shown.current = { key: pictureKey, node: children };
  }, [pictureKey, children]);
  return (
    <div className={styles.stage}>
      {leaving && leaving.key !== pictureKey && (
        <div
          key={leaving.key}
          aria-hidden="true"
          className={`${styles.picture} ${styles.leaving}`}
          onAnimationEnd={() => setLeaving(null)}
        >
          {leaving.node}
        </div>
      )}
      <div key={pictureKey} className={`${styles.picture} ${styles.coming}`}>
        {children}
      </div>
    </div>
  );
}
