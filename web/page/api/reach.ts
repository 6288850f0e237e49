import { AskError } from "./ask";

// Health, which costs the service nothing and asks for no session.
const ASKED = "/livez";
const PAUSE_MS = 3_000;

let back: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Call it when no answer came: it asks again and again, and resolves once the service answers. */
export function untilBack(): Promise<void> {
  if (!back) {
    back = answered().finally(() => {
      back = null;
      tell();
    });
    tell();
  }
  return back;
}

/** Whether the service does not answer at the moment. */
export function isAway(): boolean {
  return back !== null;
}

/** Be told when that changes. Returns how to stop. */
export function followReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ask again for as long as there is no answer: for what may be asked twice. */
export async function untilAnswered<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AskError) || error.kind !== "offline") throw error;
      await untilBack();
    }
  }
}

/** Load a part of the program. One that was asked for without a connection comes when there is one again. */
export async function surely<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    await untilBack();
    // The loader asks for a style once only, also when it did not come.
    for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
      if (!link.sheet) link.replaceWith(link.cloneNode());
    }
    return load();
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

async function answered(): Promise<void> {
  do await pause();
  while (!(await answers()));
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch(ASKED, { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

// Not long after the browser finds a connection again.
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      resolve();
    };
    const timer = setTimeout(over, PAUSE_MS);
    window.addEventListener("online", over);
  });
}
