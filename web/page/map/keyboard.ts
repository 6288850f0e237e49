import { useEffect, useLayoutEffect, useState, type KeyboardEvent } from "react";

import { useOpenMap } from "./context";
import { takeOff } from "./gestures";
import type { Place } from "./layout";
import type { MapSession } from "./session";

const PAUSE_MS = 600;

/** Undo and redo wherever the focus is, but where text is typed, whose own undo this is not. */
export function useUndoKeys(): void {
  const { session, mayWrite } = useOpenMap();
  useEffect(() => {
    if (!mayWrite) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target) || isAsked()) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) session.redo();
      else session.undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session, mayWrite]);
}

/** Keys that are pressed on the canvas: Delete takes the selected off it, Escape selects nobody. */
export function useCanvasKeys(places: ReadonlyMap<string, Place>): (event: KeyboardEvent) => void {
  const { map, session, mayWrite, selected, select } = useOpenMap();
  return (event) => {
    if (isTyping(event.target)) return;
    if (event.key === "Escape" && selected.size > 0) select([]);
    if ((event.key === "Delete" || event.key === "Backspace") && mayWrite && selected.size > 0) {
      event.preventDefault();
      keepFocus(event.currentTarget, selected);
      session.change(...takeOff(map, places, selected));
      select([]);
    }
  };
}

// Whose card leaves the canvas takes the focus with it: the next card has it then, or the one before, or the canvas.
function keepFocus(canvas: Element, leaving: ReadonlySet<string>): void {
  const cards = [...canvas.querySelectorAll<HTMLElement>(".react-flow__node")];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  if (at < 0) return;
  const stays = (card: HTMLElement) => !leaving.has(card.dataset.id ?? "");
  const next = cards.slice(at).find(stays) ?? cards.slice(0, at).findLast(stays);
  requestAnimationFrame(() => next?.focus());
}

/** Cards that the arrow keys moved: written after a pause, or with whatever is done next, so that a way is one step to undo. */
export class KeyMoves {
  readonly #session: Pick<MapSession, "begin" | "finish">;
  #write: (moved: ReadonlyMap<string, Place>) => void = () => {};
  #moved = new Map<string, Place>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Pick<MapSession, "begin" | "finish">) {
    this.#session = session;
  }

  /** What is to be done with the moved in the end. */
  onWrite(write: (moved: ReadonlyMap<string, Place>) => void): void {
    this.#write = write;
  }

  move(uid: string, to: Place): void {
    if (this.#moved.size === 0) this.#session.begin(this);
    this.#moved.set(uid, to);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  isMoving(uid: string): boolean {
    return this.#moved.has(uid);
  }

  flush(): void {
    clearTimeout(this.#timer);
    if (this.#moved.size === 0) return;
    const moved = this.#moved;
    this.#moved = new Map();
    const focused = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
    this.#write(moved);
    this.#session.finish(this);
    // A card that changes its place in the reading order loses the focus in the browser.
    requestAnimationFrame(() => {
      if (focused === undefined || document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(focused)}"]`)?.focus();
    });
  }
}

export function useKeyMoves(write: (moved: ReadonlyMap<string, Place>) => void): KeyMoves {
  const { session } = useOpenMap();
  const [moves] = useState(() => new KeyMoves(session));
  useEffect(() => moves.onWrite(write), [moves, write]);
  // Who leaves the map leaves the cards where they are seen. Before the session is closed, which effects do.
  useLayoutEffect(() => () => moves.flush(), [moves]);
  useEffect(() => {
    const flush = () => moves.flush();
    window.addEventListener("beforeunload", flush);
    return () => window.removeEventListener("beforeunload", flush);
  }, [moves]);
  return moves;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

function isAsked(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}
