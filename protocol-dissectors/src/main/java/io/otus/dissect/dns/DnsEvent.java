package io.otus.dissect.dns;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything DNS can report; component names are the terms of RFC 1035 §4.1. */
public sealed interface DnsEvent extends ProtocolEvent {
    /** One question. */
    record Question(String qname, int qtype) {}

    /**
     * One resource record of any section.
     *
     * @param ttl seconds
     * @param rdata as text; hexadecimal where the type is not read
     */
    record ResourceRecord(String name, int type, long ttl, String rdata) {}

    /**
     * One message.
     *
     * @param message {@code query} or {@code response}
     * @param answers records of all three sections, at most {@link DnsDissector#MAX_RECORDS}
     */
    record Message(
            String message, int id, int opcode, int rcode, List<Question> questions, List<ResourceRecord> answers)
            implements DnsEvent {
        public Message {
            questions = List.copyOf(questions);
            answers = List.copyOf(answers);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("id", id);
            out.number("opcode", opcode);
            out.number("rcode", rcode);
            out.beginArray("questions");
            for (Question question : questions) {
                out.beginElement();
                out.text("qname", question.qname());
                out.number("qtype", question.qtype());
                out.end();
            }
            out.end();
            out.beginArray("answers");
            for (ResourceRecord answer : answers) {
                out.beginElement();
                out.text("name", answer.name());
                out.number("type", answer.type());
                out.number("ttl", answer.ttl());
                out.text("rdata", answer.rdata());
                out.end();
            }
            out.end();
        }
    }
}
