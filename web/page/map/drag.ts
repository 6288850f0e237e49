import { useEffect, useState } from "react";

/** A drag of cards, or of a line, from the first movement until the hand lets go. */
export class Drag {
  #state: "none" | "going" | "cancelled" = "none";

  begin(): void {
    this.#state = "going";
  }

  /** The hand let go; whether what it did counts. */
  end(): boolean {
    const counts = this.#state !== "cancelled";
    this.#state = "none";
    return counts;
  }

  /** Give it up, although the hand still holds; whether there was something to give up. */
  cancel(): boolean {
    if (this.#state !== "going") return false;
    this.#state = "cancelled";
    return true;
  }

  isGoing(): boolean {
    return this.#state === "going";
  }

  isCancelled(): boolean {
    return this.#state === "cancelled";
  }
}

/** Drags that Escape gives up; `onCancel` puts everything back. React Flow goes on until the hand moves or lets go. */
export function useDrag(onCancel: () => void): Drag {
  const [drag] = useState(() => new Drag());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !drag.cancel()) return;
      // Whoever is selected stays so.
      event.stopPropagation();
      onCancel();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [drag, onCancel]);
  return drag;
}
