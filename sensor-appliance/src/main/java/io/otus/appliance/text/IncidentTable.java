package io.otus.appliance.text;

import java.util.List;

/** Incidents as a person reads them: one row each. */
public final class IncidentTable {
    private IncidentTable() {}

    /**
     * Table with one row for each incident, no wider than {@code width} columns; empty where there are none.
     *
     * @param colour whether severities are coloured
     * @param width columns of the terminal
     */
    public static String of(List<Incident> incidents, boolean colour, int width) {
        if (incidents.isEmpty()) {
            return "";
        }
        Table table = new Table("FIRST SEEN", "LAST SEEN", "SEVERITY", "STEPS", "INCIDENT", "SOURCE");
        table.names("SOURCE");
        table.spare("LAST SEEN");
        table.whole("FIRST SEEN", "LAST SEEN", "SEVERITY", "INCIDENT");
        for (Incident incident : incidents) {
            table.row(
                    AlertText.seconds(incident.first()),
                    AlertText.seconds(incident.last()),
                    incident.worst().key(),
                    Integer.toString(incident.steps().size()),
                    AlertText.shortened(incident.id()),
                    who(incident.hosts()));
        }
        table.limit(width);
        return AlertText.painted(table, "SEVERITY", colour);
    }

    private static String who(List<String> hosts) {
        int more = hosts.size() - 1;
        return hosts.isEmpty() ? "" : hosts.getFirst() + (more > 0 ? " and " + more + " more" : "");
    }
}
