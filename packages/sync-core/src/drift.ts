/** A hash bucket as one side reports it. */
export interface Bucket {
  bucket: number;
  count: number;
  hash: string;
}

/** Returns the numbers of the buckets whose content differs between the two sides, in order; a missing bucket is an empty one. */
export function differingBuckets(source: readonly Bucket[], target: readonly Bucket[]): number[] {
  const there = new Map(target.map((bucket) => [bucket.bucket, bucket.hash]));
  const differing = new Set<number>();
  for (const { bucket, hash } of source) {
    if (there.get(bucket) !== hash) differing.add(bucket);
    there.delete(bucket);
  }
  for (const bucket of there.keys()) differing.add(bucket);
  return [...differing].sort((a, b) => a - b);
}

/** An entity inside a bucket. */
interface BucketItem {
  id: string;
  hash: string;
}

/** Ids that drifted: only in the source, only in the target, or different in both. */
export interface Drift {
  missing: string[];
  extra: string[];
  different: string[];
}

/** Compares what both sides hold inside the same buckets. */
export function compareItems(source: readonly BucketItem[], target: readonly BucketItem[]): Drift {
  const there = new Map(target.map((item) => [item.id, item.hash]));
  const drift: Drift = { missing: [], extra: [], different: [] };
  for (const { id, hash } of source) {
    const known = there.get(id);
    if (known === undefined) drift.missing.push(id);
    else if (known !== hash) drift.different.push(id);
    there.delete(id);
  }
  drift.extra.push(...there.keys());
  return drift;
}
