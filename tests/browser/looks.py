"""What is measured of an open page: the sizes of what is pressed, and text that is cut off."""

# Targets too small to be hit (WCAG 2.5.8). What is for screen readers only is not hit at all; cards are as large as their reader
# has zoomed the canvas, and what their menu does is offered in the list and in the details too.
SMALL = """() => [...document.querySelectorAll('button, [role=button], a[href], input, select, textarea, summary')].flatMap(one => {
  const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
  const hidden = width <= 1 || height <= 1 || getComputedStyle(one).visibility === 'hidden'
    || one.closest('[aria-hidden=true], [inert], [style*=clip], .skip, .react-flow__viewport, .react-flow__attribution');
  return hidden || (width >= 24 && height >= 23.9) ? [] : [`${one.tagName} ${one.ariaLabel ?? one.textContent} ${width} x ${height}`];
})"""
WIDE = "document.documentElement.scrollWidth > innerWidth"
# Text that is wider or higher than what it stands in, and is neither scrolled nor shortened with an ellipsis.
CUT = """() => [...document.querySelectorAll('.top *, .bar *, .side *, .sheet *, .map-title *')].flatMap(one => {
  const style = getComputedStyle(one);
  const cut = style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1 && style.textOverflow !== 'ellipsis'
    || style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 2;
  return cut && one.textContent && !one.closest('.unseen, svg, .react-flow') && one.clientWidth > 1
    ? [`${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`] : [];
})"""
