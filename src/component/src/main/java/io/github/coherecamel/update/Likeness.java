package io.github.coherecamel.update;

import java.util.Locale;

/** Tells a name that is misspelt from one that is merely unknown. */
public final class Likeness {

    private Likeness() {}

    /** Whether one may have been meant by the other: the same letters, or one or two of them wrong. */
    public static boolean between(String one, String other) {
        var plain = plain(one);
        return distance(plain, plain(other)) <= (plain.length() < 6 ? 1 : 2);
    }

    /** Camel case, kebab case, snake case and capitals are the same. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** How many letters have to be changed, added, left out or swapped with the next. */
    private static int distance(String one, String other) {
        var distances = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : closest(distances, one, i, other, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int closest(int[][] distances, String one, int i, String other, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var changed = distances[i - 1][j - 1] + (isSame ? 0 : 1);
        var added = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        var isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        var closest = Math.min(changed, added);
        return isSwapped ? Math.min(closest, distances[i - 2][j - 2] + 1) : closest;
    }
}
