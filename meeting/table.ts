/**
 * A persistent table of rows by id: `set` gives a new table and leaves the old one as it was, sharing
 * all that did not change. So a state can be kept for every revision, thrown away when a commit fails,
 * and two states compared in time proportional to their difference, not to their size.
 *
 * It is a trie over the hash of the id: 32 children a node, small leaves.
 */
export interface Table<Row> {
  readonly size: number;
  readonly root: Node<Row>;
}

type Leaf<Row> = ReadonlyMap<string, Row>;
type Branch<Row> = readonly (Node<Row> | undefined)[];
type Node<Row> = Leaf<Row> | Branch<Row>;

const bitsPerLevel = 5;
const leafSize = 8;
/** Beyond this depth the hash has no more bits and leaves grow instead. */
const deepest = 6;

export function emptyTable<Row>(): Table<Row> {
  return { size: 0, root: new Map() };
}

export function getRow<Row>(table: Table<Row>, id: string): Row | undefined {
  const hash = hashOf(id);
  let node = table.root;
  for (let depth = 0; isBranch(node); depth += 1) {
    const child: Node<Row> | undefined = node[slotOf(hash, depth)];
    if (child === undefined) return undefined;
    node = child;
  }
  return node.get(id);
}

/** Gives the table in which `id` has this row. Rows must not be changed in place. */
export function setRow<Row>(table: Table<Row>, id: string, row: Row): Table<Row> {
  const grown = getRow(table, id) === undefined ? 1 : 0;
  return {
    size: table.size + grown,
    root: put(table.root, hashOf(id), 0, id, row),
  };
}

/** All rows; the order is fixed by the ids but means nothing. */
export function* rowsOf<Row>(table: Table<Row>): Generator<[string, Row]> {
  yield* walk(table.root);
}

/** Ids whose row differs (by identity) between two tables of one history, in time of the difference. */
export function changedIds<Row>(before: Table<Row>, after: Table<Row>): Set<string> {
  const ids = new Set<string>();
  compare(before.root, after.root, ids);
  return ids;
}

function put<Row>(node: Node<Row>, hash: number, depth: number, id: string, row: Row): Node<Row> {
  if (isBranch(node)) {
    const copy = node.slice();
    const slot = slotOf(hash, depth);
    copy[slot] = put(copy[slot] ?? new Map(), hash, depth + 1, id, row);
    return copy;
  }
  const leaf = new Map(node).set(id, row);
  return leaf.size > leafSize && depth < deepest ? split(leaf, depth) : leaf;
}

function split<Row>(leaf: Leaf<Row>, depth: number): Branch<Row> {
  const children: (Map<string, Row> | undefined)[] = new Array(1 << bitsPerLevel).fill(undefined);
  for (const [id, row] of leaf) {
    const slot = slotOf(hashOf(id), depth);
    const child = children[slot] ?? new Map<string, Row>();
    children[slot] = child.set(id, row);
  }
  return children;
}

function* walk<Row>(node: Node<Row>): Generator<[string, Row]> {
  if (!isBranch(node)) {
    yield* node;
    return;
  }
  for (const child of node) if (child) yield* walk(child);
}

function compare<Row>(before: Node<Row> | undefined, after: Node<Row> | undefined, ids: Set<string>): void {
  if (before === after) return;
  if (before && after && isBranch(before) && isBranch(after)) {
    for (let slot = 0; slot < before.length; slot += 1) compare(before[slot], after[slot], ids);
    return;
  }
  const old = new Map(before ? walk(before) : []);
  for (const [id, row] of after ? walk(after) : []) {
    if (old.get(id) !== row) ids.add(id);
    old.delete(id);
  }
  for (const id of old.keys()) ids.add(id);
}

function isBranch<Row>(node: Node<Row>): node is Branch<Row> {
  return Array.isArray(node);
}

function slotOf(hash: number, depth: number): number {
  return (hash >>> (depth * bitsPerLevel)) & ((1 << bitsPerLevel) - 1);
}

/** FNV-1a, 32 bits: ids are UUIDs, so spread matters more than strength. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
