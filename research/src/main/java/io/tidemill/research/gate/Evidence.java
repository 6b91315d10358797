package io.tidemill.research.gate;

import io.tidemill.research.statistics.Score;

/**
 * What a tune has measured out of sample, for the gates to judge.
 *
 * @param score what sets were compared by
 * @param walkForwardScore of the out-of-sample increments of all folds, each made by the set that its own in-sample span chose
 * @param incumbentScore of the incumbent on the same spans
 * @param newestScore of the set to be promoted on the newest out-of-sample span
 * @param newestIncumbentScore of the incumbent on that span
 * @param fills of the walk forward
 * @param deflatedSharpe probability that the true Sharpe ratio of the walk forward is above what luck shows in the best of
 *     {@code trials}
 * @param trials all that were ever made for this strategy on this data
 * @param drawdownShare largest drawdown of the walk forward, share of capital
 * @param overfitting probability of backtest overfitting; NaN if it cannot be computed
 * @param overfittingDetail how it was computed, or why it cannot be
 * @param outOfSampleSeconds length of all out-of-sample spans
 */
public record Evidence(
        Score score,
        double walkForwardScore,
        double incumbentScore,
        double newestScore,
        double newestIncumbentScore,
        long fills,
        double deflatedSharpe,
        long trials,
        double drawdownShare,
        double overfitting,
        String overfittingDetail,
        double outOfSampleSeconds) {}
