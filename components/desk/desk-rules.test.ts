import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '#components/live/outbox-entry.ts';
import type { QuestionRow } from '#components/live/rows.ts';
import { actOfKey, keys } from './keys.ts';
import { balanceOf, lanesOf } from './lanes.ts';
import { withPendingActs } from './pending-acts.ts';
import { actsOf, answerAndNext, commandsOf } from './question-acts.ts';
import { moveByDrop, moveByOne, placed } from './queue-moves.ts';
import { steadyOrder } from './steady-order.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false };

function question(id: string, status: QuestionRow['status'], place: number | null = null): QuestionRow {
  const number = Number(id);
  const asked = { text: id, author: null, origin: 'hall' as const, itemId: null, to: null };
  return { id, number, ...asked, status, votes: 0, askedAt: 0, place };
}

function sent(type: string, fields: Record<string, unknown>, rev?: number): OutboxEntry {
  const id = `${type} ${JSON.stringify(fields)}`;
  const delivery = rev === undefined ? { state: 'waiting' as const } : { state: 'received' as const, rev };
  return { id, command: { id, type, ...fields }, delivery };
}

describe('the queue', () => {
  const queue = ['1', '2', '3'];

  it('moves a question by one place, and not beyond its ends', () => {
    expect(placed(queue, '2', moveByOne(queue, '2', -1) ?? null)).toEqual(['2', '1', '3']);
    expect(placed(queue, '2', moveByOne(queue, '2', 1) ?? null)).toEqual(['1', '3', '2']);
    expect(moveByOne(queue, '1', -1)).toBeUndefined();
    expect(moveByOne(queue, '3', 1)).toBeUndefined();
    expect(moveByOne(queue, 'other', 1)).toBeUndefined();
  });

  it('puts a dropped question where it was dropped, from above and from below', () => {
    expect(placed(queue, '1', moveByDrop(queue, '1', '3') ?? null)).toEqual(['2', '3', '1']);
    expect(placed(queue, '3', moveByDrop(queue, '3', '1') ?? null)).toEqual(['3', '1', '2']);
    expect(placed(queue, '1', moveByDrop(queue, '1', '2') ?? null)).toEqual(['2', '1', '3']);
    expect(moveByDrop(queue, '2', '2')).toBeUndefined();
  });
});

describe('the acts of the desk', () => {
  const rows = [
    question('1', 'on_air'),
    question('2', 'received'),
    question('3', 'queued', 2),
    question('4', 'queued', 1),
  ];
  const lanes = lanesOf(rows);

  it('answer the question on air and air the head of the queue as one', () => {
    expect(answerAndNext(lanes)).toEqual([
      { type: 'question.answered', fields: { questionId: '1' } },
      { type: 'question.air', fields: { questionId: '4' } },
    ]);
    expect(answerAndNext(lanesOf([]))).toEqual([]);
  });

  it('approve a question that is queued before it was read', () => {
    const types = commandsOf('queue', question('2', 'received'), lanes).map(({ type }) => type);
    expect(types).toEqual(['question.approve', 'question.queue']);
  });

  it('never air a question that waits unread, and only answer once the meeting is closed', () => {
    expect(actsOf(question('2', 'received'), 'running')).not.toContain('air');
    expect(actsOf(question('2', 'received'), 'closed')).toEqual([]);
    expect(actsOf(question('4', 'queued'), 'closed')).toEqual(['answered', 'later']);
  });

  it('count who was heard, hall and remote', () => {
    const remote = { ...question('5', 'answered'), origin: 'remote' as const };
    expect(balanceOf(lanesOf([...rows, remote]))).toEqual({ hall: 1, remote: 1 });
  });
});

describe('acts under way', () => {
  const rows = [question('1', 'on_air'), question('2', 'received'), question('3', 'queued', 1)];

  it('show at once what they will lead to', () => {
    const entries = [
      sent('question.approve', { questionId: '2' }),
      sent('question.queue', { questionId: '2' }),
      sent('question.air', { questionId: '3' }),
    ];
    const { onAir, queue } = lanesOf(withPendingActs(rows, 5, entries));
    expect(onAir?.id).toBe('3');
    expect(queue.map((row) => row.id)).toEqual(['1', '2']);
  });

  it('are not applied twice once the rows hold them', () => {
    expect(withPendingActs(rows, 5, [sent('question.answered', { questionId: '1' }, 5)])).toBe(rows);
    expect(withPendingActs(rows, 4, [sent('question.answered', { questionId: '1' }, 5)])).not.toBe(rows);
  });

  it('are passed over where the question has moved on', () => {
    expect(withPendingActs(rows, 5, [sent('question.air', { questionId: '2' })])).toBe(rows);
    expect(withPendingActs(rows, 5, [sent('question.air', { questionId: 'gone' })])).toBe(rows);
  });
});

describe('the keys of the desk', () => {
  it('do one thing each', () => {
    expect(new Set(keys.map(({ act }) => act)).size).toBe(keys.length);
    expect(new Set(keys.map(({ key, withAlt }) => `${key}${withAlt ?? ''}`)).size).toBe(keys.length);
  });

  it('work with capital letters, and leave the shortcuts of the browser alone', () => {
    expect(actOfKey({ ...plain, key: 'A' })).toBe('approve');
    expect(actOfKey({ ...plain, key: ' ' })).toBe('next');
    expect(actOfKey({ ...plain, key: 'a', ctrlKey: true })).toBeNull();
    expect(actOfKey({ ...plain, key: 'd', altKey: true })).toBeNull();
    expect(actOfKey({ ...plain, key: 'ArrowUp' })).toBeNull();
    expect(actOfKey({ ...plain, key: 'ArrowUp', altKey: true })).toBe('up');
  });
});

it('keeps the rows under the pointer where they are, and adds new ones at the end', () => {
  expect(steadyOrder(['1', '2', '3'], ['3', '4'])).toEqual(['1', '2', '3', '4']);
});
