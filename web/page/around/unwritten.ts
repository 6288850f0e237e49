import { useMemo, useSyncExternalStore } from "react";

import { untilAnswered } from "../api/reach";
import { collisions, type FieldOf } from "./collisions";
import { Refused } from "./writing";

/** What every record has. */
export interface Known {
  uid: string;
  version: number;
  name: string;
}

/** What the server made of a change: the record as it is now, or its problem, such as that the record had moved on. */
export type Written<Facts> = { facts: Facts | null } | { __typename: string; message: string };

/** How one kind of record is written. */
export interface Writing<Facts extends Known, Change extends Partial<Facts>> {
  /** The record's page. */
  href: string;
  /** `seen` is what the change was made of: who made another of it meanwhile is not written over. */
  write(change: Change, seen: Facts): Promise<Written<Facts>>;
  read(): Promise<Facts | null>;
  /** Pages show it so from now on. */
  keep(now: Facts | null): Promise<void>;
  onWritten(): void;
}

/** Two changed the same of a record: what it was, what they made of it, and what I want. */
export interface Clash<Facts extends Known, Change extends Partial<Facts>> {
  fields: FieldOf<Change>[];
  before: Facts;
  theirs: Facts;
  mine: Change;
}

/** A change of a record that is not written yet. */
export interface Edit<Facts extends Known, Change extends Partial<Facts>> {
  change: Change;
  /** The record as its maker saw it, with what waited before. */
  seen: Facts;
  by: Writing<Facts, Change>;
  /** Why it was not written; null as long as it may still be. */
  error: unknown;
  clash: Clash<Facts, Change> | null;
}

type AnyEdit = Edit<Known, Partial<Known>>;

const TRIES = 3;

// It outlives the pages, and is replaced with every change.
let edits: readonly AnyEdit[] = [];
const listeners = new Set<() => void>();
const busy = new Set<string>();
// What was written here, by what it was written on: nobody is in conflict with themselves.
const own = new Map<string, Known>();

/** Write this, after all else of the record that waits; without a connection once there is one again. */
export function add<Facts extends Known, Change extends Partial<Facts>>(
  edit: Pick<Edit<Facts, Change>, "change" | "seen" | "by">,
): void {
  // Whoever tries something else no longer wants what was refused.
  const isReplaced = (one: AnyEdit) =>
    isOf(edit.seen.uid)(one) && one.error !== null && Object.keys(one.change).every((field) => field in edit.change);
  replace([...edits.filter((one) => !isReplaced(one)), { ...edit, error: null, clash: null }]);
  void work(edit.seen.uid);
}

/** Try again what of this record was not written. */
export function again(uid: string): void {
  for (const one of edits.filter(isOf(uid))) one.error = null;
  replace([...edits]);
  void work(uid);
}

/** Give up what of this record was not written. */
export function giveUp(uid: string): void {
  replace(edits.filter((one) => !isOf(uid)(one) || one.error === null));
}

/** End a conflict: keep what the other one did, or write mine over it. */
export function settle(uid: string, choice: "theirs" | "mine"): void {
  const edit = edits.find((one) => isOf(uid)(one) && one.clash);
  if (!edit?.clash) return;
  edit.seen = edit.clash.theirs;
  edit.clash = null;
  replace(edits.filter((one) => choice === "mine" || one !== edit));
  void work(uid);
}

/** All that is not written yet. */
export function useUnwritten(): readonly AnyEdit[] {
  return useSyncExternalStore(subscribe, shown);
}

/** What is not written yet of one record. */
export function useUnwrittenOf<Facts extends Known, Change extends Partial<Facts>>(uid: string): Edit<Facts, Change>[] {
  // A record's uid says of which kind it is.
  return useUnwritten().filter(isOf(uid)) as unknown as Edit<Facts, Change>[];
}

/** A record as its reader wants it: with what they changed and is not written yet. */
export function useShown<Facts extends Known>(facts: Facts | null | undefined): Facts | null | undefined {
  const all = useUnwritten();
  return useMemo(
    () => facts && all.filter(isOf(facts.uid)).reduce((now, { change }) => ({ ...now, ...change }), facts),
    [facts, all],
  );
}

function isOf(uid: string): (edit: AnyEdit) => boolean {
  return (edit) => edit.seen.uid === uid;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function shown(): readonly AnyEdit[] {
  return edits;
}

function replace(now: readonly AnyEdit[]): void {
  edits = now;
  for (const listener of listeners) listener();
}

// One after the other; a conflict holds up what follows it.
async function work(uid: string): Promise<void> {
  if (busy.has(uid)) return;
  busy.add(uid);
  const next = () => edits.find((one) => isOf(uid)(one) && one.error === null);
  for (let edit = next(); edit && !edit.clash; edit = next()) {
    try {
      await write(edit);
    } catch (error) {
      edit.error = error;
      replace([...edits]);
    }
  }
  busy.delete(uid);
}

async function write(edit: AnyEdit): Promise<void> {
  const { change, by } = edit;
  for (let next = ownAfter(edit.seen); next; next = ownAfter(edit.seen)) edit.seen = next;
  for (let tries = 1; ; tries++) {
    const { seen } = edit;
    const answer = await untilAnswered(() => by.write(change, seen));
    if ("facts" in answer) {
      // What was so already made no version.
      if (answer.facts && answer.facts.version !== seen.version) own.set(`${seen.uid} ${seen.version}`, answer.facts);
      await by.keep(answer.facts);
      replace(edits.filter((one) => one !== edit));
      by.onWritten();
      return;
    }
    const theirs = answer.__typename === "StaleVersion" && tries < TRIES ? await untilAnswered(() => by.read()) : null;
    if (!theirs) throw new Refused(answer.message);
    await by.keep(theirs);
    const fields = collisions(seen, theirs, change);
    if (fields.length > 0) {
      edit.clash = { fields, before: seen, theirs, mine: change };
      replace([...edits]);
      return;
    }
    edit.seen = theirs;
  }
}

function ownAfter(seen: Known): Known | undefined {
  return own.get(`${seen.uid} ${seen.version}`);
}
