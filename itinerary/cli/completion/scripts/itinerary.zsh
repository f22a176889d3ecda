#compdef itinerary
# What Tab offers after `itinerary` in zsh.
_itinerary() {
    local -a answer words_offered lines_shown
    local line word typed=${(Q)PREFIX} begun=yes
    local -i longest=0
    answer=("${(@f)$(_ITINERARY_COMPLETE=zsh command itinerary \
        "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null </dev/null)}")
    for line in "${(@)answer[2,-1]}"; do
        word=${line%%$'\t'*}
        words_offered+=("$word")
        (( ${(m)#word} > longest )) && longest=${(m)#word}
        [[ $word == "$typed"* ]] || begun=no
    done
    for line in "${(@)answer[2,-1]}"; do
        word=${line%%$'\t'*}
        [[ $line == *$'\t'* ]] && word="${(mr:longest:)word}  -- ${line#*$'\t'}"
        lines_shown+=("${(mr:COLUMNS-1:)word}")
    done
    if (( $#words_offered )); then
        compadd -U -V itinerary -l -d lines_shown -a words_offered
        # zsh would put what all have in common in the place of what was typed.
        [[ $begun == yes ]] || (( $#words_offered == 1 )) || compstate[insert]=menu
    fi
    case ${answer[1]} in
        files) _files ;;
        programmes) _files -F '(*.released.json *.sent.json)' ;;
    esac
    (( $#words_offered )) || [[ ${answer[1]} != words ]]
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
compdef _itinerary itinerary
