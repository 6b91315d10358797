package io.tidemill.kernel;

/** Cancels what Spark runs, where Spark is on the class path; by reflection, because the kernel does not need Spark. */
final class SparkJobs {
    private static final String CONTEXT = "org.apache.spark.SparkContext$";

    private SparkJobs() {}

    static void cancelAll(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(CONTEXT, false, loader);
            Object contexts = type.getField("MODULE$").get(null);
            Object active = type.getMethod("getActive").invoke(contexts);
            if ((boolean) active.getClass().getMethod("isDefined").invoke(active)) {
                Object context = active.getClass().getMethod("get").invoke(active);
                context.getClass().getMethod("cancelAllJobs").invoke(context);
            }
        } catch (ClassNotFoundException noSpark) {
            return;
        } catch (ReflectiveOperationException e) {
            System.err.println("cannot cancel Spark's jobs: " + e);
        }
    }
}
