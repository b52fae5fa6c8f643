// SPDX-License-Identifier: MIT
// What was typed to be searched for, and where it stands in a text: for search.js and find.js.
"use strict";
const apographWords = (() => {
  const special = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d", "ς": "σ" };
  const kWord = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]+/gu;
  // tools/search/words.cpp folds the words of the letters in the same way.
  const fold = word => word.normalize("NFKD").replace(/[\p{Mn}\u00ad\u200b-\u200d\u2060]/gu, "").toLowerCase().replace(/[ßæœøđłıþðς]/g, c => special[c]);
  const wordsOf = text => [...text.matchAll(kWord)].map(found => ({ text: fold(found[0]), at: found.index, end: found.index + found[0].length })).filter(word => word.text);

  // Groups of words that stand side by side: those in quotation marks, and those without a blank between, as in l’amour.
  function parse(query) {
    const pieces = [...query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^"“”„«»\s]+/g)].map(found => found[1] ?? found[0]);
    return pieces.map(piece => wordsOf(piece).map(word => word.text)).filter(group => group.length > 0);
  }
  // Three characters and more find words that begin with them: at the end of a group.
  const fits = (word, wanted, isLast) => word === wanted || (isLast && wanted.length > 2 && word.startsWith(wanted));
  const isLast = (k, group) => k === group.length - 1;
  const stands = (words, i, group) => i + group.length <= words.length && group.every((wanted, k) => fits(words[i + k].text, wanted, isLast(k, group)));

  // Where the groups stand in a text, as ranges of characters in their order, and which of them do.
  function find(text, groups) {
    const words = wordsOf(text);
    const ranges = [];
    const present = new Set();
    words.forEach((word, i) => {
      for (const group of groups) {
        if (!stands(words, i, group)) continue;
        present.add(group);
        ranges.push([word.at, words[i + group.length - 1].end]);
      }
    });
    return { ranges, present };
  }
  return { wordsOf, parse, fits, isLast, find };
})();
