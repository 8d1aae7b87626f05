import { describe, expect, it } from 'vitest';
import { actions } from '../../editor';
import { searchActions } from './searchActions';

const labels = (query: string) => searchActions(actions, query).map((action) => action.label);

describe('search of commands', () => {
  it('finds all of them without a query', () => {
    expect(labels('')).toHaveLength(actions.length);
  });

  it('wants every word, in any order, and puts beginnings first', () => {
    expect(labels('theme dark')).toEqual(['Dark theme']);
    expect(labels('du')[0]).toBe('Duplicate');
  });

  it('finds nothing rather than something else', () => {
    expect(labels('zzz')).toEqual([]);
  });
});
