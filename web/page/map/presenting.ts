import { useCallback, useEffect, useState } from "react";

const MARK = "data-presenting";

/** The map alone on the whole screen; Escape, or the same button, ends it. */
export function usePresenting(): { isPresenting: boolean; togglePresenting: () => void } {
  const [isPresenting, setIsPresenting] = useState(false);
  useEffect(() => {
    const onChange = () => setIsPresenting(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", onChange);
    return () => {
      document.removeEventListener("fullscreenchange", onChange);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute(MARK, isPresenting);
    return () => document.documentElement.removeAttribute(MARK);
  }, [isPresenting]);
  useEffect(() => {
    if (!isPresenting) return;
    // Where the browser has given the screen it does so by itself.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      if (document.fullscreenElement) void document.exitFullscreen();
      else setIsPresenting(false);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isPresenting]);
  const togglePresenting = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    // A browser that does not let a page have the screen shows the map alone in its window.
    else document.documentElement.requestFullscreen().catch(() => setIsPresenting((before) => !before));
  }, []);
  return { isPresenting, togglePresenting };
}
