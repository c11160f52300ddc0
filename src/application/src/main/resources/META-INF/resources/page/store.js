// What one page keeps for the next. Nobody has to keep anything for the page: it can do without.

/** Returns what the change of what is kept returns, or null where nothing is kept. */
export const store = (change) => {
  try {
    return change(sessionStorage);
  } catch {
    return null;
  }
};
