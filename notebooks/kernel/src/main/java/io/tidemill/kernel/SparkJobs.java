package io.tidemill.kernel;

/** Cancels what Spark runs, where Spark is on the class path; by reflection, because the kernel does not need Spark. */
final class SparkJobs {
    private static final String CONTEXT = "org.apache.spark.SparkContext$";

    private SparkJobs() {}

    /** Cancels what runs; says whether Spark runs at all. */
    static boolean cancelAll(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(CONTEXT, false, loader);
            Object contexts = type.getField("MODULE$").get(null);
            Object active = type.getMethod("getActive").invoke(contexts);
            if ((boolean) active.getClass().getMethod("isDefined").invoke(active)) {
                Object context = active.getClass().getMethod("get").invoke(active);
                context.getClass().getMethod("cancelAllJobs").invoke(context);
                return true;
            }
        } catch (ClassNotFoundException noSpark) {
            return false;
        } catch (ReflectiveOperationException e) {
            System.err.println("cannot cancel Spark's jobs: " + e);
        }
        return false;
    }
}
