package io.github.coherecamel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Medians as bars, with a line over the interval of each. */
public final class BarChart {

    private static final int LABELS = 260;
    private static final int WIDTH = 760;
    private static final int ROW = 26;
    private static final int TOP = 40;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, Spread spread) {}

    public BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public void add(String label, Spread spread) {
        bars.add(new Bar(label, spread));
    }

    public String svg() {
        var height = TOP + bars.size() * ROW + 10;
        var svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="10" y="22" font-size="15" fill="#222">%s, %s</text>
                """
                        .formatted(WIDTH, height, title, unit));
        var most = bars.stream().mapToDouble(bar -> bar.spread.high()).max().orElse(1);
        for (var index = 0; index < bars.size(); index++) {
            svg.append(row(bars.get(index), TOP + index * ROW, (WIDTH - LABELS - 80) / most));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double scale) {
        var spread = bar.spread;
        var color = bar.label.startsWith("cohere-finetune") ? "#d1603d" : "#7a93ac";
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end" fill="#222">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="16" fill="%s"/>
                <line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#222"/>
                <text x="%.1f" y="%d" fill="#222">%s</text>
                """,
                LABELS - 8,
                y + 13,
                bar.label,
                LABELS,
                y,
                spread.median() * scale,
                color,
                LABELS + spread.low() * scale,
                LABELS + spread.high() * scale,
                y + 8,
                y + 8,
                LABELS + spread.high() * scale + 6,
                y + 13,
                Spread.number(spread.median()));
    }
}
