import { replaceEqualDeep } from "@tanstack/react-query";

import { ask, AskError } from "../api/ask";
import type { ResultOf } from "../api/graphql";
import type { Language } from "../words";
import { applied, type KnownContact } from "./applied";
import { ApplyMapChanges, UndoBatch, type ContactMap, type MapChange } from "./query";

type Conflict = Extract<ResultOf<typeof ApplyMapChanges>["applyMapChanges"], { __typename: "EditConflict" }>;
export type Collision = Conflict["collisions"][number];

/** What one gesture changed: written together, taken back together. */
export interface Gesture {
  /** The mutation's id: the same request twice is done once. */
  id: string;
  changes: MapChange[];
}

type Step = { kind: "change"; gesture: Gesture } | { kind: "undo" | "redo"; id: string; batch: string };

export type Saving =
  | { state: "saved" }
  | { state: "saving" }
  /** No connection: it is tried again by itself. */
  | { state: "waiting" }
  | { state: "signed-out" }
  /** Somebody changed the same; nothing is written until a person has chosen. */
  | { state: "conflict"; message: string; collisions: Collision[] };

export interface Shown {
  map: ContactMap;
  saving: Saving;
  canUndo: boolean;
  canRedo: boolean;
  /** What the server refused, in its own words; the last one. */
  refused: { message: string; number: number } | null;
}

interface Options {
  language: Language;
  /** Read the map anew. */
  read: () => Promise<ContactMap>;
  /** Seconds until the first try after a lost connection. */
  retryAfter?: number;
}

const MOST_UNDONE = 100;
const SETTLE_MS = 400;

/** One person's work on one map: shows changes at once, writes them in order, takes them back, and loses none.
 *
 * There is one request at a time; what follows it waits. Not a React thing: components subscribe.
 */
export class MapSession {
  #server: ContactMap;
  #waiting: Step[] = [];
  #done: string[] = [];
  #undone: string[] = [];
  #saving: Saving = { state: "saved" };
  #refused: Shown["refused"] = null;
  #busy = false;
  #shown: Shown;
  #listeners = new Set<() => void>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #closed = false;
  readonly #own = new Set<string>();
  /** Who may be added, so that they are seen before the server has answered. */
  readonly contacts = new Map<string, KnownContact>();
  readonly #options: Options;

  constructor(map: ContactMap, options: Options) {
    this.#server = map;
    this.#options = options;
    this.#shown = this.#look();
  }

  open(): void {
    this.#closed = false;
    window.addEventListener("online", this.#online);
    window.addEventListener("beforeunload", this.#leave);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#settling);
    clearTimeout(this.#retry);
    window.removeEventListener("online", this.#online);
    window.removeEventListener("beforeunload", this.#leave);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): Shown => this.#shown;

  /** Do this, as one step that can be taken back. */
  change(...changes: MapChange[]): void {
    if (changes.length === 0) return;
    const gesture = { id: crypto.randomUUID(), changes };
    this.#undone = [];
    this.#add({ kind: "change", gesture });
  }

  undo(): void {
    const last = this.#waiting.findLastIndex((step) => step.kind === "change");
    // What was not sent yet is simply not done.
    if (last > 0 || (last === 0 && !this.#busy)) {
      this.#waiting.splice(last, 1);
      if (this.#saving.state === "conflict") this.#saving = { state: "saved" };
      this.#tell();
      void this.#work();
      return;
    }
    const batch = this.#done.pop();
    if (batch !== undefined) this.#add({ kind: "undo", id: crypto.randomUUID(), batch });
  }

  redo(): void {
    const batch = this.#undone.pop();
    if (batch !== undefined) this.#add({ kind: "redo", id: crypto.randomUUID(), batch });
  }

  /** End a conflict: keep what the other one did, or write mine over it. */
  async settle(choice: "theirs" | "mine"): Promise<void> {
    if (this.#saving.state !== "conflict") return;
    const step = this.#waiting[0];
    if (choice === "theirs") this.#waiting.shift();
    else if (step?.kind === "change") step.gesture.id = crypto.randomUUID();
    this.#saving = { state: "saving" };
    this.#tell();
    await this.refresh();
    await this.#work();
  }

  /** Whether this edit was made here. */
  made(mutationId: string | null): boolean {
    return mutationId !== null && this.#own.has(mutationId);
  }

  /** Others changed something: read the map as it is now. Whoever calls meanwhile gets one reading more, not many. */
  refresh(): Promise<void> {
    if (this.#reading) {
      this.#readAgain = true;
      return this.#reading;
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
      if (this.#readAgain && !this.#closed) {
        this.#readAgain = false;
        void this.refresh();
      }
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      const map = await this.#options.read();
      // An answer that was on its way while we wrote may be older than what we know.
      if (map.mapRevision < this.#server.mapRevision || map.organisationRevision < this.#server.organisationRevision) {
        this.#readAgain = true;
        return;
      }
      // Whoever did not change stays the same object, and is not drawn anew.
      this.#server = replaceEqualDeep(this.#server, map);
      this.#tell();
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      this.#fail(error);
    }
  }

  #add(step: Step): void {
    this.#waiting.push(step);
    if (this.#saving.state === "saved") this.#saving = { state: "saving" };
    this.#tell();
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy || this.#closed) return;
    this.#busy = true;
    try {
      while (this.#waiting[0] && this.#saving.state !== "conflict") {
        if (!(await this.#send(this.#waiting[0]))) return;
        this.#tries = 0;
      }
      if (this.#waiting.length === 0) this.#saving = { state: "saved" };
      this.#tell();
    } finally {
      this.#busy = false;
    }
  }

  // Whether the next one may go.
  async #send(step: Step): Promise<boolean> {
    try {
      if (step.kind === "change") await this.#sendChange(step.gesture);
      else await this.#sendUndo(step);
      return true;
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      if (error.kind === "refused") {
        this.#waiting.shift();
        this.#refuse(error.message);
        return true;
      }
      this.#fail(error);
      return false;
    }
  }

  async #sendChange(gesture: Gesture): Promise<void> {
    this.#own.add(gesture.id);
    const { uid, kind, mapRevision, organisationRevision } = this.#server;
    const { applyMapChanges: answer } = await ask(ApplyMapChanges, {
      map: { uid, kind, mapRevision, organisationRevision },
      changes: gesture.changes,
      mutationId: gesture.id,
      language: this.#options.language === "zh" ? "ZH" : "EN",
    });
    if (answer.__typename === "EditConflict") {
      this.#saving = { state: "conflict", message: answer.message, collisions: answer.collisions };
      this.#tell();
      return;
    }
    this.#waiting.shift();
    if (answer.__typename !== "MapChangesApplied") {
      this.#refuse(answer.message);
      return;
    }
    const { batch, revisions } = answer.written;
    const before = this.#server;
    this.#server = withRevisions(applied(before, gesture.changes, this.contacts), revisions);
    if (batch !== null) this.#done = [...this.#done, batch].slice(-MOST_UNDONE);
    // Others' changes came in between, or something that only the server knows: read the whole.
    if (this.#server.mapRevision > before.mapRevision + 1) void this.refresh();
    else this.#settle();
  }

  async #sendUndo(step: Exclude<Step, { kind: "change" }>): Promise<void> {
    this.#own.add(step.id);
    const { undo: answer } = await ask(UndoBatch, {
      batch: step.batch,
      mutationId: step.id,
      language: this.#options.language === "zh" ? "ZH" : "EN",
    });
    this.#waiting.shift();
    if (answer.__typename !== "Undone") {
      this.#refuse(answer.message);
      return;
    }
    const { batch } = answer.written;
    if (batch !== null) (step.kind === "undo" ? this.#undone : this.#done).push(batch);
    await this.refresh();
  }

  #refuse(message: string): void {
    this.#refused = { message, number: (this.#refused?.number ?? 0) + 1 };
    this.#tell();
    void this.refresh();
  }

  #fail(error: AskError): void {
    this.#saving = { state: error.kind === "signed-out" ? "signed-out" : "waiting" };
    this.#tell();
    clearTimeout(this.#retry);
    const wait = error.retryAfter ?? Math.min(30, (this.#options.retryAfter ?? 1) * 2 ** this.#tries++);
    this.#retry = setTimeout(this.#online, wait * 1000);
  }

  readonly #online = (): void => {
    if (this.#closed || this.#saving.state === "saved" || this.#saving.state === "conflict") return;
    this.#saving = { state: "saving" };
    this.#tell();
    void this.refresh().then(() => this.#work());
  };

  readonly #leave = (event: BeforeUnloadEvent): void => {
    if (this.#waiting.length > 0) event.preventDefault();
  };

  // Once nothing more is changed for a moment, whatever follows from the changes is read.
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (this.#waiting.length === 0) void this.refresh();
      else this.#settle();
    }, SETTLE_MS);
  }

  #look(): Shown {
    const changes = this.#waiting.flatMap((step) => (step.kind === "change" ? step.gesture.changes : []));
    return {
      map: applied(this.#server, changes, this.contacts),
      saving: this.#saving,
      canUndo: this.#done.length > 0 || this.#waiting.some((step) => step.kind === "change"),
      canRedo: this.#undone.length > 0,
      refused: this.#refused,
    };
  }

  #tell(): void {
    this.#shown = this.#look();
    for (const listener of this.#listeners) listener();
  }
}

function withRevisions(map: ContactMap, revisions: readonly { uid: string; map: number; organisation: number }[]): ContactMap {
  const own = revisions.find((revision) => revision.uid === map.uid);
  const organisation = Math.max(map.organisationRevision, ...revisions.map((revision) => revision.organisation));
  return { ...map, mapRevision: Math.max(map.mapRevision, own?.map ?? 0), organisationRevision: organisation };
}
